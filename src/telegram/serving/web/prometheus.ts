import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics } from "./metrics.ts";

/** Metrics for Prometheus. */
export interface PrometheusMetrics extends Metrics {
  /** In Prometheus' text format. */
  read(): Promise<string>;
  readonly contentType: string;
}

/** Sizes of the index and the inbox, read anew for each scrape. */
export interface Standing {
  readonly documents: number;
  readonly passages: number;
  readonly updatesWaiting: number;
}

export function createPrometheusMetrics(standing: () => Promise<Standing>): PrometheusMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const answers = new Counter({
    name: "quoth_answers_total",
    help: "Answers found, by verdict and kind of chat.",
    labelNames: ["verdict", "chat"],
    registers,
  });
  const seconds = new Histogram({
    name: "quoth_answer_seconds",
    help: "From a question to its answer, without sending it.",
    // An answer takes tens of milliseconds; the larger buckets show an overloaded machine.
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const requests = new Counter({
    name: "quoth_telegram_requests_total",
    help: "Requests to Telegram, by method and outcome; each repetition counts.",
    labelNames: ["method", "outcome"],
    registers,
  });
  const updates = new Counter({
    name: "quoth_updates_total",
    help: "Updates dealt with.",
    registers,
  });
  const errors = new Counter({
    name: "quoth_update_errors_total",
    help: "Updates that could not be dealt with.",
    registers,
  });
  const gauges = {
    documents: createGauge("quoth_index_documents", "Documents in the index in use."),
    passages: createGauge("quoth_index_passages", "Passages in the index in use."),
    updatesWaiting: createGauge(
      "quoth_updates_waiting",
      "Updates accepted and not dealt with yet.",
    ),
  };
  for (const gauge of Object.values(gauges)) registry.registerMetric(gauge);
  return {
    countAnswer(verdict, chatKind, taken) {
      answers.inc({ verdict, chat: chatKind });
      seconds.observe(taken);
    },
    countRequest: (method, outcome) => requests.inc({ method, outcome }),
    countUpdate: () => updates.inc(),
    countError: () => errors.inc(),
    contentType: registry.contentType,
    async read() {
      const { documents, passages, updatesWaiting } = await standing();
      gauges.documents.set(documents);
      gauges.passages.set(passages);
      gauges.updatesWaiting.set(updatesWaiting);
      return registry.metrics();
    },
  };
}

function createGauge(name: string, help: string): Gauge {
  return new Gauge({ name, help, registers: [] });
}
