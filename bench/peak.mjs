// Preloaded: says at the end how much memory the process ever had, in MB.
process.on('exit', () => console.error(`peak ${Math.round(process.resourceUsage().maxRSS / 1000)}`));
