import { PassThrough, Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/bots/terminal/ask.ts';
import { answerLines, recordOfLine } from '../../../src/bots/terminal/jsonl.ts';
import { createOutput, linesOf, type Output } from '../../../src/bots/terminal/streams.ts';
import type { Answer } from '../../../src/retrieval/answer.ts';
import type { AskOptions } from '../../../src/retrieval/engine.ts';
import { cite, corpusOf, scriptedEngine, tea } from '../../helpers/small-corpus.ts';

const picks = cite(tea, 'p1', '十斤');
const better = cite(tea, 'p3', '比去年好');
const nothing: Answer = { kind: 'not-covered', reason: 'off-topic', missing: [] };

function record(answer: Answer, line = '{"id":"7","question":"几斤"}') {
  return recordOfLine(
    line,
    1,
    scriptedEngine(corpusOf(tea), () => answer),
    {},
  );
}

const picksRecord = {
  article: 'tea',
  passage: 'p1',
  text: '清明前后，山里的人上山采茶。老王每天采十斤。',
  sentence: '老王每天采十斤。',
  answer: '十斤',
  span: [19, 21],
};
const common = { id: '7', question: '几斤', missing: [], quote: null };

describe('a record', () => {
  it('has its keys in the agreed order', () => {
    expect(Object.keys(record(nothing))).toEqual([
      'id',
      'question',
      'status',
      'missing',
      'citations',
      'quote',
    ]);
  });

  it('of an answer has whole passage, sentence, answer and its offsets', () => {
    const answered = { ...common, status: 'answered', citations: [picksRecord] };
    expect(record({ kind: 'answered', citations: [picks] })).toEqual(answered);
    expect(record({ kind: 'passage', citations: [picks] })).toEqual(answered);
    expect(record({ kind: 'which', label: 'p1', citations: [picks] })).toEqual(answered);
  });

  it('has no span where nothing is highlighted', () => {
    const bare = { ...picks, answer: null };
    const empty = { ...picks, answer: { start: 3, end: 3 } };
    const related = record({ kind: 'related', citations: [bare, empty], missing: ['利率'] });
    expect(related).toMatchObject({
      status: 'related',
      missing: ['利率'],
      citations: [
        { answer: '', span: null },
        { answer: '', span: null },
      ],
    });
  });

  it('has at most five citations', () => {
    const citations = [picks, better, picks, better, picks, better] as const;
    expect(record({ kind: 'answered', citations })).toHaveProperty('citations.length', 5);
  });

  it('of a quotation has the verdict, the true wording and the changes to it', () => {
    const changes = [{ op: 'insert', text: '十斤比去年好' }] as const;
    const quote = {
      kind: 'quote',
      verdict: 'altered',
      asked: '九斤',
      changes,
      others: [],
    } as const;
    expect(record({ ...quote, pieces: [picks, better] })).toMatchObject({
      status: 'answered',
      citations: [{ passage: 'p1' }, { passage: 'p3' }],
      quote: { verdict: 'altered', passage: 'p1', original: '十斤比去年好', changes },
    });
    expect(record({ kind: 'absent', asked: '九斤', nearest: [] })).toEqual({
      ...common,
      status: 'not-covered',
      citations: [],
      quote: { verdict: 'absent', passage: null, original: null, changes: [] },
    });
  });

  it('of a refusal has no citations', () => {
    expect(record(nothing)).toEqual({ ...common, status: 'not-covered', citations: [] });
    expect(record({ kind: 'rejected', reason: 'empty' })).toEqual({
      ...common,
      status: 'rejected',
      citations: [],
    });
  });
});

describe('a line of the batch', () => {
  it('asks with the options of the command line, and checks where it says so', () => {
    const calls: AskOptions[] = [];
    const engine = scriptedEngine(corpusOf(tea), (_, options) => {
      calls.push(options);
      return nothing;
    });
    const options = { article: 'tea' };
    recordOfLine('{"id":"1","question":"a","kind":"x","near":"y"}', 1, engine, options);
    recordOfLine('{"id":"1","question":"a","mode":"check"}', 1, engine, options);
    expect(calls).toEqual([{ article: 'tea' }, { article: 'tea', mode: 'check' }]);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{"question":"a"}',
    '{"id":"1"}',
    '{"id":"1","question":2}',
    '{"id":"1","question":"a","mode":"guess"}',
  ])('%j is an error with its number', (line) => {
    const engine = scriptedEngine(corpusOf(tea), () => nothing);
    expect(recordOfLine(line, 12, engine, {})).toEqual({ error: expect.any(String), line: 12 });
  });
});

describe('a batch', () => {
  it('gives one line for each, in order, and goes on after a bad one', async () => {
    const input = ['{"id":"1","question":"一"}\n{bad\n', '{"id":"2","question":"二\u2028"}\r\n'];
    const engine = scriptedEngine(corpusOf(tea), () => nothing);
    const output = collector();
    await answerLines(PassThrough.from(input), output, engine, {});
    const lines = output
      .text()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: '1', question: '一' },
      { line: 2 },
      { id: '2', question: '二\u2028' },
    ]);
  });

  it('stops reading once nobody listens', async () => {
    const asked: string[] = [];
    const engine = scriptedEngine(corpusOf(tea), (input) => {
      asked.push(input);
      return nothing;
    });
    const input = ['1', '2', '3'].map((id) => `{"id":"${id}","question":"${id}"}\n`);
    const gone: Output = { gone: true, write: async () => {} };
    await answerLines(PassThrough.from(input), gone, engine, {});
    expect(asked).toEqual(['1']);
  });
});

describe('linesOf', () => {
  async function lines(...chunks: readonly (Uint8Array | string)[]): Promise<string[]> {
    const found: string[] = [];
    for await (const line of linesOf(PassThrough.from(chunks))) found.push(line);
    return found;
  }

  it('ends lines at LF and CR LF only, the last with or without', async () => {
    expect(await lines('a\nb\r\n\nc\u2028d\re\n')).toEqual(['a', 'b', '', 'c\u2028d\re']);
    expect(await lines('a\n\nb')).toEqual(['a', '', 'b']);
    expect(await lines()).toEqual([]);
  });

  it('puts characters together that came in two chunks, and drops a byte order mark', async () => {
    const bytes = Buffer.from('\uFEFF会议\n谁');
    const text = fc.integer({ min: 1, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(text, async (at) => {
        expect(await lines(bytes.subarray(0, at), bytes.subarray(at))).toEqual(['会议', '谁']);
      }),
    );
  });

  it('cuts a line without end instead of keeping it', async () => {
    const [line, next] = await lines('x'.repeat(1 << 20), 'y'.repeat(99), '\nz');
    expect(line).toBe('x'.repeat(1 << 20));
    expect(next).toBe('z');
  });
});

describe('createOutput', () => {
  it('waits for room', async () => {
    const done: (() => void)[] = [];
    const slow = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, next) => done.push(next),
    });
    let written = false;
    const writing = createOutput(slow)
      .write('long')
      .then(() => {
        written = true;
      });
    await new Promise(setImmediate);
    expect(written).toBe(false);
    done[0]!();
    await writing;
  });

  it('notes that the reader has gone, and writes no more', async () => {
    const stream = new PassThrough({ highWaterMark: 1 });
    const output = createOutput(stream);
    const writing = output.write('long');
    stream.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await writing;
    expect(output.gone).toBe(true);
    await output.write('more');
  });
});

describe('readArguments', () => {
  it('takes a question and options in any order', () => {
    const asked = { question: '谁', check: false, article: null, explain: false, jsonl: false };
    expect(readArguments(['谁'])).toEqual(asked);
    expect(readArguments(['--check', '谁', '说'])).toEqual({
      ...asked,
      check: true,
      question: '谁 说',
    });
    expect(readArguments(['谁', '--article', 'tea', '--explain'])).toEqual({
      ...asked,
      article: 'tea',
      explain: true,
    });
    expect(readArguments(['--', '--check'])).toEqual({ ...asked, question: '--check' });
    expect(readArguments(['--jsonl'])).toEqual({ ...asked, jsonl: true, question: '' });
  });

  it.each([
    [[]],
    [['--nonsense', '谁']],
    [['--article']],
    [['--jsonl', '谁']],
    [['--jsonl', '--explain']],
  ])('%j is bad usage', (args) => {
    expect(readArguments(args)).toBeTypeOf('string');
  });
});

function collector(): Output & { text(): string } {
  const parts: string[] = [];
  return {
    gone: false,
    write: async (text) => {
      parts.push(text);
    },
    text: () => parts.join(''),
  };
}
