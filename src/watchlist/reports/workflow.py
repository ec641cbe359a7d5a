"""The workflow that lets GitHub check every day, keep the state on a branch, and publish the page."""

from __future__ import annotations

from datetime import time

# Written with the marks of GitHub's own expressions, so nothing is formatted into it but the time.
TEMPLATE = """\
# watchlist, every day at @CLOCK@ UTC: checks, keeps its state on the branch `watchlist-state`, publishes the page.
# This repository is a clone of watchlist with your watches/ in it.
name: watchlist

on:
  schedule:
    - cron: "@MINUTE@ @HOUR@ * * *"
  workflow_dispatch:

# Nothing is allowed that a job does not ask for by itself.
permissions: {}

# Two runs would each keep a state of its own; the second waits.
concurrency:
  group: watchlist
  cancel-in-progress: false

jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: write  # the branch with the state
    outputs:
      page: ${{ steps.page.outputs.page }}
    steps:
      # GitHub's own actions alone, each at its major version: they bring security fixes without your doing.
      # Whoever trusts no tag puts a commit's full hash in its place.
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - name: Install what the lock names, by its hashes
        run: |
          python -m pip install --quiet --require-hashes -r .ci/locks/run.txt
          python -m pip install --quiet --no-deps --no-build-isolation .
      - name: Fetch the state
        run: |
          code=0
          git ls-remote --exit-code --heads origin watchlist-state || code=$?
          # 2: there is no such branch yet, and this is the first run. Anything else is a failure: to begin
          # without the state would tell the past once more.
          if [ "$code" -eq 0 ]; then
            git fetch --depth 1 origin watchlist-state
            git show FETCH_HEAD:state.db > "$RUNNER_TEMP/state.db"
            watchlist --home . restore "$RUNNER_TEMP/state.db"
          elif [ "$code" -ne 2 ]; then
            exit "$code"
          fi
      - name: Check
        id: check
        env:
          # What watchlist.yaml refers to as {env: NAME}.
          SMTP_PASSWORD: ${{ secrets.SMTP_PASSWORD }}
        run: watchlist --home . check --quiet --publish public
      - name: Keep the state
        if: ${{ !cancelled() && steps.check.outcome != 'skipped' }}
        run: |
          mkdir "$RUNNER_TEMP/kept"
          watchlist --home . backup "$RUNNER_TEMP/kept/state.db"
          # One commit without a past: the branch does not grow.
          blob=$(git hash-object -w "$RUNNER_TEMP/kept/state.db")
          tree=$(printf '100644 blob %s\\tstate.db\\n' "$blob" | git mktree)
          commit=$(git -c user.name=watchlist -c user.email=watchlist@localhost commit-tree "$tree" -m "Keep the state")
          git push --force origin "$commit:refs/heads/watchlist-state"
      - name: Is there a page?
        id: page
        if: ${{ !cancelled() }}
        run: if [ -f public/index.html ]; then echo "page=yes" >> "$GITHUB_OUTPUT"; fi
      - uses: actions/upload-pages-artifact@v3
        if: ${{ !cancelled() && steps.page.outputs.page == 'yes' }}
        with:
          path: public

  publish:
    needs: check
    # A check that failed, for it is blind or a mail waits, has written a page that says so.
    if: ${{ !cancelled() && needs.check.outputs.page == 'yes' }}
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write  # by which Pages knows this workflow
    environment:
      name: github-pages
      url: ${{ steps.deployed.outputs.page_url }}
    steps:
      - uses: actions/deploy-pages@v4
        id: deployed
"""


def workflow(at: time) -> str:
    """Return the text of the workflow; the time of day is in UTC, which is all that GitHub knows."""
    marks = {"@CLOCK@": f"{at:%H:%M}", "@MINUTE@": str(at.minute), "@HOUR@": str(at.hour)}
    text = TEMPLATE
    for mark, value in marks.items():
        text = text.replace(mark, value)
    return text
