#!/usr/bin/env python3
"""Measures aef-serve from outside: its start, a trivial execution over REST, 2,000 executions a second for 10 s, and 1,000 at the same time.

Usage: measure.py [SERVER]    SERVER is the program aef-serve; by default that of the Release build. Needs Python 3 and nothing else.
The client runs on the same computer and needs a core of its own for the rate: it uses raw sockets and one request after another on each.
"""
import json, multiprocessing, os, socket, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
SERVER = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, '../../src/Aef.Web/bin/Release/net10.0/aef-serve')
BASE = '/v1/projects/p/locations/l/workflows'


class Connection:
    """One connection that is kept; http.client costs more than the server."""

    def __init__(self, port):
        self.socket = socket.create_connection(('127.0.0.1', port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.port, self.rest = port, b''

    def send(self, method, path, body=None):
        data = b'' if body is None else json.dumps(body).encode()
        head = f'{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Type: application/json\r\nContent-Length: {len(data)}\r\n\r\n'
        self.socket.sendall(head.encode() + data)

    def receive(self):
        data = self.rest
        while b'\r\n\r\n' not in data:
            data += self.socket.recv(65536)
        head, data = data.split(b'\r\n\r\n', 1)
        length = int(head.lower().split(b'content-length:')[1].split(b'\r\n')[0])
        while len(data) < length:
            data += self.socket.recv(65536)
        self.rest = data[length:]
        return int(head.split(b' ', 2)[1]), data[:length]

    def call(self, method, path, body=None):
        self.send(method, path, body)
        status, data = self.receive()
        answer = json.loads(data)
        if status != 200:
            raise RuntimeError(f'{method} {path}: {status} {answer}')
        return answer


def start(folder):
    urls = os.path.join(folder, 'urls')
    if os.path.exists(urls):
        os.remove(urls)
    began = time.perf_counter()
    process = subprocess.Popen([SERVER, '--port', '0', '--state', os.path.join(folder, 'state'), '--urls-file', urls, '--quiet'])
    while not os.path.exists(urls):
        time.sleep(0.001)
    port = int(open(urls).read().strip().rsplit(':', 1)[1])
    Connection(port).call('GET', BASE)
    return process, port, time.perf_counter() - began


def create(connection, name, source):
    connection.call('POST', f'{BASE}?workflowId={name}', {'sourceContents': source})


def rate(port, count, interval, results):
    connection = Connection(port)
    began, sent, received = time.perf_counter(), 0, 0
    while received < count:
        # Several requests are on the way at once, but never more than are due.
        due = min(count, int((time.perf_counter() - began) / interval) + 1)
        while sent < due and sent - received < 16:
            connection.send('POST', f'{BASE}/one/executions', {})
            sent += 1
        if received < sent:
            status, _ = connection.receive()
            if status != 200:
                raise RuntimeError(str(status))
            received += 1
        else:
            time.sleep(interval / 4)
    results.put(time.perf_counter() - began)


def metric(connection, name):
    connection.send('GET', '/metrics')
    _, data = connection.receive()
    return float(next(l for l in data.decode().splitlines() if l.startswith(name + ' ')).split()[1])


def main():
    with tempfile.TemporaryDirectory() as folder:
        starts = []
        for _ in range(5):
            process, port, seconds = start(folder)
            starts.append(seconds * 1000)
            process.terminate()
            process.wait()
        print(f'start until an answer: median {statistics.median(starts):.0f} ms, worst {max(starts):.0f} ms (limit 700)')

        process, port, _ = start(folder)
        connection = Connection(port)
        create(connection, 'one', 'main: {steps: [{a: {return: 1}}]}')
        times = []
        for i in range(1200):
            began = time.perf_counter()
            name = connection.call('POST', f'{BASE}/one/executions', {})['name']
            while connection.call('GET', f'/v1/{name}')['state'] == 'ACTIVE':
                pass
            times.append((time.perf_counter() - began) * 1000)
        print(f'trivial execution, created until its end is read: median {statistics.median(times[200:]):.2f} ms (limit 2)')

        before = metric(connection, 'aef_executions_created_total')
        results, clients = multiprocessing.Queue(), 2
        workers = [multiprocessing.Process(target=rate, args=(port, 20_000 // clients, clients / 2_000, results)) for _ in range(clients)]
        began = time.perf_counter()
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        created = time.perf_counter() - began
        while metric(connection, 'aef_executions_active') > 0:
            time.sleep(0.01)
        ended = time.perf_counter() - began
        count = metric(connection, 'aef_executions_created_total') - before
        print(f'{count:.0f} executions, 2,000 a second: created in {created:.1f} s, ended in {ended:.1f} s (10 s is the rate)')

        create(connection, 'many', 'main: {steps: [{a: {call: sys.sleep, args: {seconds: 2}}}, {b: {return: 1}}]}')
        began = time.perf_counter()
        names = [connection.call('POST', f'{BASE}/many/executions', {})['name'] for _ in range(1_000)]
        most = metric(connection, 'aef_executions_active')
        states = []
        for name in names:
            while (state := connection.call('GET', f'/v1/{name}')['state']) == 'ACTIVE':
                time.sleep(0.01)
            states.append(state)
        print(f'1,000 executions that sleep 2 s: {most:.0f} at the same time, {states.count("SUCCEEDED")} succeeded after {time.perf_counter() - began:.1f} s')
        process.terminate()
        process.wait()


if __name__ == '__main__':
    main()
