/** Comes before React in the page: its scheduler takes its slices by `setImmediate` where there is one. */
type Task = () => void;
type Slices = { hold: () => void; release: () => void };

declare global {
  interface Window {
    slices: Slices;
  }
}

const channel = new MessageChannel();
const waiting: Task[] = [];
let held = false;
channel.port1.onmessage = () => {
  if (!held) waiting.shift()?.();
};
const next = () => channel.port2.postMessage(null);

(window as { setImmediate?: unknown }).setImmediate = (task: Task) => {
  waiting.push(task);
  if (!held) next();
};
window.slices = {
  hold() {
    held = true;
  },
  release() {
    held = false;
    for (const _ of waiting) next();
  },
};
