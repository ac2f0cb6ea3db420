"""The web server: two processes of eight threads (WEB_WORKERS, WEB_THREADS); the demo runs on the same."""

import os

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
worker_class = "gthread"
timeout = 60
# Loaded once, before the port opens: who is let in finds a server that answers.
preload_app = True
# Browsers keep connections open; nobody waits half a minute for them after Ctrl-C.
graceful_timeout = 10
loglevel = os.environ.get("LOG_LEVEL", "warning")
control_socket_disable = True
