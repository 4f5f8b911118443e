// The figures as a table for people and as JSON for scripts.
const round = (figure) => Math.round(figure * 10) / 10;
const rounded = ({ p50, p95, p99 }) => ({ p50: round(p50), p95: round(p95), p99: round(p99) });

/** Of every other server: how many times its updates a second Tandem does. */
function ratios(servers, at) {
  const own = servers.find(({ name }) => name === 'Tandem');
  return Object.fromEntries(servers.filter((server) => own !== undefined && server !== own).map(({ name, shapes }) => [name, Math.round((own.shapes[at].perSecond / shapes[at].perSecond) * 1_000) / 1_000]));
}

export const json = ({ machine, seconds, rounds, shapes, servers }) => ({
  bench: 'peers',
  machine,
  seconds,
  rounds,
  shapes: shapes.map(({ name, perSecond }, at) => ({
    shape: name,
    rate: perSecond,
    servers: servers.map((server) => ({ name: server.name, perSecond: Math.round(server.shapes[at].perSecond), ack: rounded(server.shapes[at].ack), delivery: rounded(server.shapes[at].delivery), sent: server.shapes[at].sent, lost: server.shapes[at].lost, doubled: server.shapes[at].doubled })),
    ratioTo: ratios(servers, at),
  })),
  killed: servers.map(({ name, keeps, killed }) => ({ name, keeps, ...killed })),
});

export function table({ machine, shapes, servers }) {
  const times = ({ p50, p95, p99 }) => [p50, p95, p99].map(round).join(' / ');
  const lines = [machine];
  for (const [at, { name, perSecond }] of shapes.entries()) {
    lines.push('', `${name} (times in ms at ${perSecond} updates/s, p50 / p95 / p99)`, row('', 'updates/s to all', 'acknowledged', 'delivered', 'not delivered', 'twice'));
    for (const server of servers) {
      const figures = server.shapes[at];
      lines.push(row(server.name, String(Math.round(figures.perSecond)), times(figures.ack), times(figures.delivery), `${figures.lost} of ${figures.sent}`, String(figures.doubled)));
    }
  }
  lines.push('', 'killed in the middle of work: entities whose acknowledged update is gone', ...servers.map(({ name, keeps, killed: { lost, entities, acknowledged } }) => row(name, entities === undefined ? 'keeps nothing' : `${lost} of ${entities}`, `${acknowledged} acknowledged`, keeps)));
  return lines.join('\n');
}

const row = (...cells) => cells.map((cell, at) => (at === 0 ? cell.padEnd(12) : cell.padStart(22))).join('');
