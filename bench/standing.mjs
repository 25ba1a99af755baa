import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { adminKey, success } from './requests.mjs';
import { wrk } from './wrk.mjs';

/** Calls that are sent at a time. */
const batch = 64;

/** So many rules, of which none fits the call that is measured. */
export async function standRules(port, count) {
  const headers = { 'Content-Type': 'application/json', 'X-Admin-Key': adminKey };
  await each(count, (i) => {
    const subject = `AAA${letter(i / 26)}${letter(i)}000${i % 10}Z`;
    const body = JSON.stringify({ fault: '108', match: { service: 'pan-to-gst', subject } });
    return send(port, { method: 'POST', path: '/__admin/rules', headers, body }, 201);
  });
}

/** So many sessions, each of which has called once. */
export async function openSessions(port, count) {
  const { request, expects } = success;
  await each(count, (i) => send(port, inSession(request, `s${i}`), expects.status));
}

export function inSession(request, session) {
  const { 'X-API-Key': key, ...headers } = request.headers;
  return { ...request, headers: { ...headers, 'X-API-Key': `${key}~${session}` } };
}

/** Calls until the journal holds so many. */
export async function fillJournal(port, count) {
  for (let called = 0; called < count; ) {
    called += (await wrk({ port, seconds: 1, request: success.request })).requests;
  }
}

/** A directory for DATA_DIR with so many records of one service; the call that is measured asks for the last. */
export function writeRecords(folder, count) {
  mkdirSync(join(folder, 'records'), { recursive: true });
  const others = Array.from({ length: count - 1 }, (_, i) => {
    const digits = String(i % 10_000).padStart(4, '0');
    const pan = `Y${letter(i / 260_000)}${letter(i / 10_000)}PX${digits}Z`;
    return `"${pan}":"27${pan}1Z5"`;
  });
  const text = `{${[...others, `"ABCDE1234F":"${success.expects.body.value}"`].join(',\n')}}`;
  writeFileSync(join(folder, 'records/pan-to-gst.json'), text);
}

async function each(count, act) {
  for (let from = 0; from < count; from += batch) {
    await Promise.all(Array.from({ length: Math.min(batch, count - from) }, (_, i) => act(from + i)));
  }
}

async function send(port, { method, path, headers, body }, expected) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body });
  const text = await response.text();
  if (response.status !== expected) throw new Error(`${path} was answered ${response.status} ${text}`);
}

function letter(i) {
  return String.fromCharCode(65 + (Math.floor(i) % 26));
}
