// Runs the module, and compares what it says.
import assert from 'node:assert/strict';
import fs from 'node:fs';

const said = [];
let memory;
const env = {
  say: (text, length) => said.push(Buffer.from(memory.buffer, text, length).toString()),
  // 1994-11-06T08:49:37Z
  now: () => 784111777000,
};
const { instance } = await WebAssembly.instantiate(fs.readFileSync(process.argv[2]), { env });
memory = instance.exports.memory;
instance.exports.run();
assert.deepEqual(said.slice(0, 3), [
  '/v1/p/eventrouter/jobs unsigned',
  '/v1/p/eventrouter/jobs 19941106T084937Z',
  '/v1/p/eventrouter/jobs 19941106T084937Z',
]);
assert.match(said[3], /^failed: .*lift the limit with/);
assert.match(said[4], /^no configuration: .*no clock; give one/);
console.log(`${said.length} calls on wasm: as they should be`);
