# The dashboard as one image: built from the package, run by a user of its own, asked whether it can work.
FROM python:3.12-slim AS build
WORKDIR /build
COPY requirements.txt pyproject.toml README.md LICENSE app.py ./
COPY .ci/requirements.lock ./requirements.lock
COPY .streamlit .streamlit
COPY nrr nrr
COPY pages pages
COPY sample_data sample_data
RUN python -m venv /opt/nrr \
    && /opt/nrr/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
    && /opt/nrr/bin/pip install --no-cache-dir ".[postgres]"

FROM python:3.12-slim
RUN useradd --system --uid 10001 --create-home --home-dir /srv/nrr nrr
COPY --from=build /opt/nrr /opt/nrr
ENV PATH=/opt/nrr/bin:$PATH \
    PYTHONUNBUFFERED=1
USER nrr
WORKDIR /srv/nrr
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=10s --start-period=40s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/healthz', timeout=8)"]
CMD ["nrr", "serve", "--server.address", "0.0.0.0", "--server.port", "8501", "--server.headless", "true"]
