"""A server that is asked to end does, whoever still listens to it."""

from __future__ import annotations

import http.client
import unittest

from tests.backend.process import served


class StopTest(unittest.TestCase):
    def test_a_live_line_does_not_keep_a_stopped_server_waiting(self):
        with served() as server:
            clerk = server.signed_in("zhongba")
            line = http.client.HTTPConnection("127.0.0.1", server.port)
            self.addCleanup(line.close)
            line.request("GET", "/v1/sync/live", headers={"Cookie": clerk.cookie})
            answer = line.getresponse()
            self.assertEqual(answer.status, 200)
            server._process.terminate()
            server._process.wait(8)
