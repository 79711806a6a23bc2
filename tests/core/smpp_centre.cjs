// A message centre of the npm package "smpp", for the tests: orders come as lines of JSON, and so does what it saw.
// What nobody has acknowledged is brought again at the next bind, as message centres do.
const smpp = require('smpp');
const lines = require('readline').createInterface({ input: process.stdin });

const tell = (what) => process.stdout.write(JSON.stringify(what) + '\n');
const bytes = (hex) => Buffer.from(hex || '', 'hex');
const unacknowledged = new Map();
let session = null, slower = 0, refuse = 0, next = 1, stall = false;

function bring(id) {
  if (!session) return;
  const { hex, ...fields } = unacknowledged.get(id);
  session.deliver_sm({ ...fields, short_message: bytes(hex) }, (answer) => {
    tell({ acknowledged: id, status: answer.command_status });
    if (answer.command_status === 0) unacknowledged.delete(id);
  });
}

const server = smpp.createServer((made) => {
  made.on('error', () => {});
  made.on('close', () => { if (session === made) session = null; tell({ closed: true }); });
  made.on('bind_transceiver', (pdu) => {
    const wrong = pdu.password !== 'wellknow';
    made.send(pdu.response({ command_status: wrong ? smpp.ESME_RINVPASWD : 0, system_id: 'centre' }));
    tell({ bound: !wrong });
    if (wrong) return;
    session = made;
    for (const id of unacknowledged.keys()) bring(id);
  });
  made.on('submit_sm', (pdu) => {
    if (stall) return;
    if (slower > 0) { slower -= 1; made.send(pdu.response({ command_status: smpp.ESME_RTHROTTLED })); tell({ slower: true }); return; }
    if (refuse > 0) { refuse -= 1; made.send(pdu.response({ command_status: smpp.ESME_RINVDSTADR })); return; }
    const id = `m-${next++}`;
    made.send(pdu.response({ message_id: id }));
    const { message, udh } = pdu.short_message;
    tell({ taken: id, to: pdu.destination_addr, text: message, parts: udh ? [...udh[0]].slice(-3) : null,
      coding: pdu.data_coding, report: pdu.registered_delivery });
  });
  made.on('enquire_link', (pdu) => { made.send(pdu.response()); tell({ asked: true }); });
  made.on('unbind', (pdu) => { made.send(pdu.response()); tell({ unbound: true }); made.close(); });
});

lines.on('line', (line) => {
  const order = JSON.parse(line);
  if (order.bring) { const { id, ...fields } = order.bring; unacknowledged.set(id, fields); bring(id); }
  if (order.slower) slower = order.slower;
  if (order.refuse) refuse = order.refuse;
  if ('stall' in order) stall = order.stall;
  if (order.cut && session) session.destroy();
  if (order.ask && session) session.enquire_link(() => tell({ answered: true }));
});
lines.on('close', () => process.exit(0));
server.listen(Number(process.argv[2]) || 0, '127.0.0.1', () => tell({ port: server.address().port }));
