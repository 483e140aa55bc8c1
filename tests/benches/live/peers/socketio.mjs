// socket.io, over WebSocket alone, as its documentation begins.
import { createServer } from "node:http";
import { Server } from "socket.io";

const snapshot = "s".repeat(Number(process.env.SNAPSHOT_BYTES));
const http = createServer();
const server = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.emit("snapshot", snapshot);
  socket.on("say", (text) => server.emit("said", text));
});
http.listen(0, "127.0.0.1", 4096, () => console.log(`http://127.0.0.1:${http.address().port}`));
