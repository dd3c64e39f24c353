// Compiles the MJML on standard input and says how long a warm run takes: {"bytes": …, "ms": …}.
// node mjml.cjs FOLDER_OF_NODE_MODULES RUNS
const [modules, runs] = process.argv.slice(2);
const loaded = require(require.resolve("mjml", { paths: [modules] }));
const compile = loaded.default ?? loaded;
const source = require("fs").readFileSync(0, "utf8");

(async () => {
  let html = "";
  const times = [];
  for (let run = 0; run < Number(runs) + 3; run += 1) {
    const before = process.hrtime.bigint();
    html = (await compile(source, { validationLevel: "strict" })).html;
    times.push(Number(process.hrtime.bigint() - before) / 1e6);
  }
  const warm = times.slice(3).sort((a, b) => a - b);
  console.log(JSON.stringify({ bytes: Buffer.byteLength(html), ms: warm[Math.floor(warm.length / 2)] }));
})();
