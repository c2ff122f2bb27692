/** A line that tells how far something has come: rewritten in its place on a terminal, and now and then a new one elsewhere. */
export interface ProgressLine {
  /** `share` from 0 to 1. */
  show(share: number, text: string): void;
  end(): void;
}

const WIDTH = 24;
/** Milliseconds between two lines where none can be rewritten. */
const PLAIN_EVERY_MS = 15_000;
const REWRITTEN_EVERY_MS = 200;

export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  const startedAt = Date.now();
  let shownAt = 0;
  let shownShare = 0;
  let isOpen = false;
  return {
    show(share, text) {
      const isDue = Date.now() - shownAt >= (stream.isTTY ? REWRITTEN_EVERY_MS : PLAIN_EVERY_MS);
      const isFullNow = share >= 1 && shownShare < 1;
      if (!isDue && !isFullNow) return;
      shownAt = Date.now();
      shownShare = share;
      const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
      const filled = Math.round(share * WIDTH);
      const line = `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${text} (${minutes} min)`;
      stream.write(stream.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
      isOpen = stream.isTTY;
    },
    end() {
      if (isOpen) stream.write('\n');
      isOpen = false;
    },
  };
}
