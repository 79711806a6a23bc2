// Bundles the browser's telephone once: node scripts/bundle.mjs [TARGET], after npm ci. What it writes is tracked, so that
// neither the program nor its operator needs Node. Of a package's own description only name and version are kept.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const home = fileURLToPath(new URL("../", import.meta.url)); // a folder may have a space in its name
const shelf = `${home}src/takaovi/ui/scripts/vendored/`;
const { name, version } = JSON.parse(readFileSync(`${home}node_modules/jssip/package.json`, "utf8"));
const briefly = {
  name: "briefly",
  setup({ onLoad }) {
    onLoad({ filter: /jssip\/package\.json$/ }, () => ({ contents: JSON.stringify({ title: name, version }), loader: "json" }));
  },
};

await build({
  stdin: { contents: 'export { UA, WebSocketInterface } from "jssip";', resolveDir: home },
  banner: { js: `/* ${name} ${version}, MIT: see LICENSE */` },
  bundle: true,
  format: "esm",
  legalComments: "none",
  minify: true,
  outfile: process.argv[2] || `${shelf}jssip.js`,
  platform: "browser",
  plugins: [briefly],
  target: "es2020",
});
if (!process.argv[2]) {
  const texts = Object.entries({ jssip: "LICENSE.md", debug: "LICENSE", events: "LICENSE", ms: "license.md", "sdp-transform": "LICENSE" });
  const told = texts.map(([part, file]) => `## ${part}\n\n${readFileSync(`${home}node_modules/${part}/${file}`, "utf8").trim()}\n`);
  writeFileSync(`${shelf}LICENSE`, told.join("\n"));
}
