// What feedsmith reads in feeds, each a file: titles and addresses of their entries.
import { readFileSync } from "node:fs";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";

const read = (file) => {
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".json")) {
    const { title, items } = parseJsonFeed(text);
    return { title, entries: items.map(({ title, url, content_html }) => ({ title, url, content: content_html })) };
  }
  const { title, entries } = parseAtomFeed(text);
  const plain = (value) => (typeof value === "string" ? value : value?.value);
  return {
    title: plain(title),
    entries: entries.map(({ title, links, content }) =>
      ({ title: plain(title), url: links?.[0]?.href, content: plain(content) })),
  };
};

process.stdout.write(JSON.stringify(process.argv.slice(2).map(read)));
