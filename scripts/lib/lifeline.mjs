// Preloaded into the site and the worker: if the process that started them is killed outright,
// nobody is left to stop them, so they stop themselves.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  setTimeout(() => process.exit(1), 5_000).unref();
  process.kill(process.pid, 'SIGTERM');
}, 1_000);
watch.unref();
