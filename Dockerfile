# watchlist, once: it checks the home that is mounted at /home/watchlist, tells what is new, and exits.
#   docker build -t watchlist .
#   docker run --rm --read-only --tmpfs /tmp -v watchlist:/home/watchlist watchlist

FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/watchlist
WORKDIR /src
# The lock first: it changes less often than the code, and every file is checked against its hash.
COPY .ci/locks/run.txt .ci/locks/run.txt
RUN /opt/watchlist/bin/pip install --require-hashes -r .ci/locks/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY watches watches
COPY seeds seeds
RUN /opt/watchlist/bin/pip install --no-deps --no-build-isolation . && /opt/watchlist/bin/pip check

FROM python:3.11-slim
# The root stays read-only, so what could be compiled is compiled now.
COPY --from=build /opt/watchlist /opt/watchlist
RUN /opt/watchlist/bin/python -m compileall -q /opt/watchlist/lib \
    && useradd --uid 10001 --no-create-home --home-dir /home/watchlist --shell /usr/sbin/nologin watchlist \
    && install -d -m 0700 -o watchlist -g watchlist /home/watchlist
ENV PATH=/opt/watchlist/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUTF8=1 \
    WATCHLIST_HOME=/home/watchlist
USER 10001:10001
WORKDIR /home/watchlist
VOLUME /home/watchlist
# `docker run ... watchlist status` runs another command.
ENTRYPOINT ["watchlist"]
CMD ["check"]
