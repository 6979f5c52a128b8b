// Plain JavaScript on purpose: it has to load on the very Node versions that it turns away.
const needed = 24;
const running = Number(process.versions.node.split(".")[0]);
if (running < needed) {
  console.error(
    `This project runs on Node ${needed}, and this is Node ${process.versions.node}: on Linux (x64, arm64) run \`npm ci\`, which brings Node ${needed}, and start through \`npm run\`, which uses it. Elsewhere install Node ${needed} or newer.`,
  );
  process.exit(1);
}
