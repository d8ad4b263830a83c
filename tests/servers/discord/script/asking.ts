import { isLoading } from '../world/posting.ts';
import { ANSWER_WITHIN_MS } from '../world/respond.ts';
import { happen } from '../world/world.ts';
import type { Choice, Interaction, Posted, World } from '../world/world.ts';

/** What came of an interaction, as the person sees it. */
export interface Asked {
  readonly interaction: Interaction;
  /**
   * `answered`: a message came. `updated`: the message with the button changed, or nothing did.
   * `thinking`: the app acknowledged, and no words came in time. `silent`: it did not respond.
   */
  readonly outcome: 'answered' | 'updated' | 'thinking' | 'silent';
  /** The answer, or the message with the button; null if the app was silent. */
  readonly message: Posted | null;
  /** From the interaction to the acknowledgement, in ms; null if there was none. */
  readonly ackMs: number | null;
}

/** Delivers interactions and waits for what comes of them. */
export interface Asking {
  readonly ask: (interaction: Interaction) => Promise<Asked>;
  readonly complete: (interaction: Interaction) => Promise<readonly Choice[] | null>;
}

/**
 * @param deliver - sends an interaction by the gateway or by HTTP.
 * @param patienceMs - longest wait for the words of a deferred answer.
 */
export function createAsking(
  world: World,
  deliver: (interaction: Interaction) => void,
  patienceMs: number,
): Asking {
  const acknowledged = async (interaction: Interaction) => {
    deliver(interaction);
    const over = () => (interaction.ack !== null || interaction.failed ? true : undefined);
    await world.signal.until(over, ANSWER_WITHIN_MS);
    if (interaction.ack !== null) return true;
    happen(world, { kind: 'silence', channel: interaction.channel, by: nameOf(interaction) });
    return false;
  };

  return {
    ask: async (interaction) => {
      if (!(await acknowledged(interaction))) {
        return { interaction, outcome: 'silent', message: null, ackMs: null };
      }
      const ackMs = interaction.ack!.at - interaction.at;
      const { original, source } = interaction;
      if (original === null || original === source) {
        return { interaction, outcome: 'updated', message: source, ackMs };
      }
      const words = () => (isLoading(original.message) ? undefined : true);
      const came = await world.signal.until(words, patienceMs);
      return { interaction, outcome: came ? 'answered' : 'thinking', message: original, ackMs };
    },
    complete: async (interaction) =>
      (await acknowledged(interaction)) ? interaction.choices : null,
  };
}

function nameOf({ by }: Interaction): string {
  return by.user.username;
}
