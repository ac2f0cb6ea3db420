.PHONY: run serve test bench setup setup-test translations lock

run: setup
	@scripts/run.sh

serve: setup
	@scripts/serve.sh

test: setup-test
	@scripts/test.sh

bench: setup-test
	@OPENBLAS_NUM_THREADS=1 .venv/bin/python scripts/with_postgres.py .venv/bin/python -m bench $(BENCH)

setup:
	@scripts/setup.sh

setup-test:
	@scripts/setup.sh test

translations:
	@scripts/translations.sh

lock:
	@scripts/lock.sh
