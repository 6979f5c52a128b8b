// Plain JavaScript on purpose: it has to load on the very Node versions that it turns away.
const needed = 24;
const running = Number(process.versions.node.split(".")[0]);
if (running < needed) {
  console.error(
    `This project runs on Node ${needed}, and this is Node ${process.versions.node}: run \`npm ci\` (it brings Node ${needed}) and start through \`npm run\`, which uses it.`,
  );
  process.exit(1);
}
