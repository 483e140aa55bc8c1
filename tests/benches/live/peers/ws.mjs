// The plainest server there is on Node: what one sends, all get.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const snapshot = "s".repeat(Number(process.env.SNAPSHOT_BYTES));
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.send(snapshot);
  socket.on("message", (data) => {
    const text = data.toString();
    for (const client of server.clients) client.send(text);
  });
});
http.listen(0, "127.0.0.1", 4096, () => console.log(`http://127.0.0.1:${http.address().port}`));
