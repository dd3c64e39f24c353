// Reads messages with two readers that share no code. In: a message in base64 a line; out: a line of JSON for each.
import { createInterface } from "node:readline";
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";

// A body stays what was sent: nothing is converted, and no picture moved into it.
const AS_SENT = { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true };

const several = (value) => (value === undefined ? [] : [value].flat());
const people = (list) => several(list).map(({ name, address }) => [name ?? "", address ?? ""]);
const unfolded = ({ key, line }) => [key, line.slice(line.indexOf(":") + 1).replace(/\r?\n(?=[ \t])/g, "").trim()];
const moment = (date) => (date && !Number.isNaN(new Date(date).getTime()) ? new Date(date).toISOString() : null);

async function mailparser(message) {
  const mail = await simpleParser(message, AS_SENT);
  const lists = Object.entries(mail.headers.get("list") ?? {}).map(([field, { url, mail: address, name, id }]) =>
    [field, several(url), several(address), name ?? null, id ?? null]);
  return {
    subject: mail.subject ?? null, sender: people(mail.from?.value), to: people(mail.to?.value),
    // A message without a date is given the present one.
    date: mail.headers.has("date") ? moment(mail.date) : null,
    messageId: mail.messageId ?? null, headers: mail.headerLines.map(unfolded), lists,
    text: mail.text ?? null, html: mail.html || null,
  };
}

async function postalMime(message) {
  const mail = await PostalMime.parse(message);
  return {
    subject: mail.subject ?? null, sender: people(mail.from), to: people(mail.to), date: moment(mail.date),
    messageId: mail.messageId ?? null, headers: [...mail.headerLines].map(unfolded), lists: [],
    text: mail.text ?? null, html: mail.html ?? null,
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = Buffer.from(line, "base64");
  const readings = [await mailparser(message), await postalMime(message)];
  process.stdout.write(`${JSON.stringify(readings)}\n`);
}
