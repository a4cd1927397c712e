"""What may be served to whom, and what a cookie says on an encrypted line."""

import unittest
from pathlib import Path

from starlette.responses import Response

from backend.numbers import check_digit, new_number
from backend.sessions import set_cookie
from backend.settings import Settings, refusal

HERE = Path("/nowhere")


def settings(**more) -> Settings:
    return Settings(data_dir=HERE, lib_path=HERE, assets_dir=HERE, www_dir=HERE, **more)


class Refusals(unittest.TestCase):
    def test_only_this_machine_is_served_without_encryption(self):
        self.assertIsNone(refusal(settings()))
        self.assertEqual(refusal(settings(host="0.0.0.0")), "needs_tls")
        self.assertIsNone(refusal(settings(host="0.0.0.0", https=True)))

    def test_a_store_with_known_passwords_is_served_to_this_machine_only(self):
        self.assertIsNone(refusal(settings(demo=True)))
        self.assertEqual(refusal(settings(host="0.0.0.0", https=True, demo=True)), "demo_on_loopback_only")

    def test_nobody_moves_the_clock_of_real_matters(self):
        self.assertIsNone(refusal(settings(demo=True, test_clock=True)))
        self.assertEqual(refusal(settings(test_clock=True)), "test_clock_with_demo_only")


class Cookies(unittest.TestCase):
    def check(self, https: bool, *parts: str):
        response = Response()
        set_cookie(response, "token", https, 1000)
        told = response.headers["set-cookie"].lower()
        for part in parts:
            self.assertIn(part.lower(), told)
        self.assertNotIn("domain", told)
        return told

    def test_on_https_the_cookie_belongs_to_this_host_and_never_leaves_it_in_clear(self):
        self.check(True, "__Host-qg=token", "Secure", "HttpOnly", "SameSite=Lax", "Path=/")

    def test_on_loopback_the_cookie_is_strict(self):
        self.assertNotIn("secure", self.check(False, "qg=token", "HttpOnly", "SameSite=Strict", "Path=/"))


class Numbers(unittest.TestCase):
    def test_a_changed_digit_is_always_seen(self):
        for _ in range(300):
            number = new_number()
            for place in range(10):
                for digit in "0123456789":
                    changed = number[:place] + digit + number[place + 1:]
                    self.assertEqual(check_digit(changed[:9]) == changed[9], changed == number)


if __name__ == "__main__":
    unittest.main()
