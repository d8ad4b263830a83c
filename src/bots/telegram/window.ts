/** Most updates that one poll gives; so many may be open before the oldest must be done. */
export const WINDOW = 100;

/**
 * The updates that Telegram gave and that are not confirmed yet. It forgets those before the offset of a
 * poll, so the offset is the oldest that is open: a process that dies loses none.
 */
export interface Window {
  /** The oldest open id, or the one after the last that came. */
  readonly offset: () => number;
  readonly has: (id: number) => boolean;
  readonly open: (id: number, chat: number | null) => void;
  readonly done: (id: number) => void;
  /** The offset was sent: what stood before it is confirmed. */
  readonly confirm: (offset: number) => void;
  /** No update can come before the oldest open one is done. */
  readonly isFull: () => boolean;
  /** The chat of the oldest open update. */
  readonly oldest: () => { readonly id: number; readonly chat: number | null } | null;
  /** Lets the offset pass the oldest open update, which lives in memory alone from then on. */
  readonly park: (id: number) => void;
  readonly parked: () => number;
}

export function createWindow(): Window {
  const unconfirmed = new Map<number, { open: boolean; chat: number | null }>();
  const parked = new Set<number>();
  let next = 0;
  const oldestOpen = (): number | null => {
    let oldest: number | null = null;
    for (const [id, { open }] of unconfirmed) {
      if (open && (oldest === null || id < oldest)) oldest = id;
    }
    return oldest;
  };
  return {
    offset: () => oldestOpen() ?? next,
    has: (id) => unconfirmed.has(id),
    open: (id, chat) => {
      unconfirmed.set(id, { open: true, chat });
      next = id + 1;
    },
    done: (id) => {
      parked.delete(id);
      const entry = unconfirmed.get(id);
      if (entry !== undefined) entry.open = false;
    },
    confirm: (offset) => {
      for (const id of unconfirmed.keys()) if (id < offset) unconfirmed.delete(id);
    },
    isFull: () => unconfirmed.size >= WINDOW,
    oldest: () => {
      const id = oldestOpen();
      return id === null ? null : { id, chat: unconfirmed.get(id)!.chat };
    },
    park: (id) => {
      unconfirmed.get(id)!.open = false;
      parked.add(id);
    },
    parked: () => parked.size,
  };
}
