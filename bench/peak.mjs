// Preloaded: says at the end how much memory the process ever had, in MB, and how long it kept processors busy, in seconds.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  console.error(`peak ${Math.round(maxRSS / 1000)}`);
  console.error(`busy ${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)}`);
});
