import { describe, expect, it } from 'vitest';
import { composeReply } from '../../src/bots/compose.ts';
import { renderDiscord } from '../../src/bots/discord/render.ts';
import { keyboardOf } from '../../src/bots/telegram/keyboard.ts';
import { passageView } from '../../src/bots/views.ts';
import { addressOf, formatAddress } from '../../src/retrieval/address.ts';
import { cite, corpusOf, passage, tea } from '../helpers/small-corpus.ts';
import { engineOf, serve } from './serve.ts';

const engine = engineOf(corpusOf(tea));
const long = cite(tea, 'p2', '每斤80元');
const WIRE = formatAddress(addressOf(passage(tea, 'p2')));
const settingOf = (publicUrl: string | null) => ({ engine, lang: 'zh-Hans' as const, publicUrl });
const replyWith = (publicUrl: string | null) =>
  composeReply({ kind: 'answered', citations: [long] }, settingOf(publicUrl));
const linksOf = ({ buttons }: ReturnType<typeof replyWith>): readonly string[] =>
  buttons.flat().flatMap((button) => (button.kind === 'link' ? [button.url] : []));

describe('the button for a picture', () => {
  it('opens the card of the words that the reply shows', async () => {
    const { start, end } = long.sentence;
    const path = `/card/${WIRE}.png`;
    expect(linksOf(replyWith('https://tea.example/read/'))).toEqual([
      `https://tea.example/read${path}?s=${start}-${end}`,
    ]);
    const whole = passageView(long.passage, settingOf('https://tea.example'));
    expect(linksOf(whole)).toEqual([`https://tea.example${path}`]);
    let words = '';
    const http = serve(engine, {}, async ({ sentences }) => {
      words = sentences.join('');
      return new Uint8Array();
    });
    await http.request(`${path}?s=${start}-${end}`);
    expect(words).toBe(long.passage.text.slice(start, end));
  });

  it('is left out where pictures cannot be reached from outside', () => {
    for (const url of [null, 'http://localhost:8080', 'http://127.0.0.1', 'http://chuchu:80']) {
      expect([url, linksOf(replyWith(url))]).toEqual([url, []]);
    }
  });

  it('stands under the answer on Telegram and on Discord', () => {
    const reply = replyWith('https://tea.example');
    const [url] = linksOf(reply);
    const frame = { username: 'tea_bot', inline: true, channel: false };
    expect(keyboardOf(reply.buttons, frame).flat()).toContainEqual({ text: '图片', url });
    expect(JSON.stringify(renderDiscord(reply))).toContain(
      JSON.stringify({ type: 2, style: 5, label: '图片', url }),
    );
  });
});
