CREATE TABLE "bodies" (
	"hash" text PRIMARY KEY NOT NULL,
	"size" integer NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "bodies_hash_is_sha256" CHECK ("bodies"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "checks" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"offer_id" text NOT NULL,
	"source_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"outcome" text NOT NULL,
	"observation_id" text,
	"host_run_id" bigint,
	CONSTRAINT "checks_once" UNIQUE NULLS NOT DISTINCT("offer_id","source_id","at","observation_id"),
	CONSTRAINT "checks_seen_have_observation" CHECK (("checks"."outcome" in ('confirmed', 'changed')) = ("checks"."observation_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"offer_id" text NOT NULL,
	"observation_id" text NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "disputes_offer_id_observation_id_pk" PRIMARY KEY("offer_id","observation_id")
);
--> statement-breakpoint
CREATE TABLE "fetches" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"host_id" text NOT NULL,
	"url" text NOT NULL,
	"attempt" smallint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"status" smallint,
	"error" text,
	"bytes" integer,
	"duration_ms" integer NOT NULL,
	"not_modified" boolean DEFAULT false NOT NULL,
	"etag" text,
	"last_modified" text,
	"snapshot_id" text
);
--> statement-breakpoint
CREATE TABLE "host_runs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"run_id" bigint NOT NULL,
	"host_id" text NOT NULL,
	"outcome" text NOT NULL,
	"counts" jsonb NOT NULL,
	"message" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "host_runs_one_per_host" UNIQUE("run_id","host_id")
);
--> statement-breakpoint
CREATE TABLE "hosts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"name" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "models" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observations" (
	"id" text PRIMARY KEY NOT NULL,
	"offer_id" text NOT NULL,
	"source_id" text NOT NULL,
	"snapshot_id" text,
	"day" date NOT NULL,
	"precision" text DEFAULT 'day' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"rule" jsonb NOT NULL,
	"quote" text NOT NULL,
	"origin" text NOT NULL,
	"obtained" text NOT NULL,
	"effective_on" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "observations_have_words" CHECK (length("observations"."quote") > 0),
	CONSTRAINT "observations_host_words_have_body" CHECK ("observations"."snapshot_id" is not null or "observations"."obtained" like 'recorded%')
);
--> statement-breakpoint
CREATE TABLE "offer_states" (
	"offer_id" text PRIMARY KEY NOT NULL,
	"tried_on" date NOT NULL,
	"last_try" text NOT NULL,
	"failed_tries" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" text PRIMARY KEY NOT NULL,
	"host_id" text NOT NULL,
	"reporter" text DEFAULT 'host' NOT NULL,
	"host_model" text NOT NULL,
	"model_id" text,
	"operation" text NOT NULL,
	"variant" text DEFAULT '' NOT NULL,
	"tier" text,
	CONSTRAINT "offers_identity" UNIQUE("host_id","reporter","host_model","operation","variant")
);
--> statement-breakpoint
CREATE TABLE "quarantines" (
	"observation_id" text PRIMARY KEY NOT NULL,
	"guard" text NOT NULL,
	"detail" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retractions" (
	"observation_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"replaced_by" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "snapshot_reads" (
	"snapshot_id" text NOT NULL,
	"extractor" text NOT NULL,
	CONSTRAINT "snapshot_reads_snapshot_id_extractor_pk" PRIMARY KEY("snapshot_id","extractor")
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" text NOT NULL,
	"body_hash" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"content_type" text NOT NULL,
	"form" text NOT NULL,
	CONSTRAINT "snapshots_one_per_moment" UNIQUE("source_id","taken_at","body_hash")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" text PRIMARY KEY NOT NULL,
	"host_id" text NOT NULL,
	"reporter" text DEFAULT 'host' NOT NULL,
	"url" text NOT NULL,
	CONSTRAINT "sources_one_per_url" UNIQUE("host_id","reporter","url")
);
--> statement-breakpoint
CREATE TABLE "spans" (
	"offer_id" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"changed_after" date,
	"rule" jsonb NOT NULL,
	"first_observation" text NOT NULL,
	"last_observation" text NOT NULL,
	"checked_on" date NOT NULL,
	"gone" boolean NOT NULL,
	CONSTRAINT "spans_offer_id_from_day_pk" PRIMARY KEY("offer_id","from_day"),
	CONSTRAINT "spans_half_open" CHECK ("spans"."to_day" is null or "spans"."to_day" > "spans"."from_day"),
	CONSTRAINT "spans_gone_have_end" CHECK (not "spans"."gone" or "spans"."to_day" is not null)
);
--> statement-breakpoint
CREATE TABLE "unresolved" (
	"source_id" text NOT NULL,
	"wording" text NOT NULL,
	"words" text NOT NULL,
	"reason" text NOT NULL,
	"first_seen" date NOT NULL,
	"last_seen" date NOT NULL,
	CONSTRAINT "unresolved_source_id_wording_reason_pk" PRIMARY KEY("source_id","wording","reason")
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"observation_id" text PRIMARY KEY NOT NULL,
	"verdict" text NOT NULL,
	"by" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_observation_id_observations_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."observations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_host_run_id_host_runs_id_fk" FOREIGN KEY ("host_run_id") REFERENCES "public"."host_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_observation_id_observations_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."observations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fetches" ADD CONSTRAINT "fetches_host_id_hosts_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."hosts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fetches" ADD CONSTRAINT "fetches_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_runs" ADD CONSTRAINT "host_runs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_runs" ADD CONSTRAINT "host_runs_host_id_hosts_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."hosts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_states" ADD CONSTRAINT "offer_states_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_host_id_hosts_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."hosts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantines" ADD CONSTRAINT "quarantines_observation_id_observations_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."observations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retractions" ADD CONSTRAINT "retractions_observation_id_observations_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."observations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retractions" ADD CONSTRAINT "retractions_replaced_by_observations_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."observations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_reads" ADD CONSTRAINT "snapshot_reads_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_body_hash_bodies_hash_fk" FOREIGN KEY ("body_hash") REFERENCES "public"."bodies"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_host_id_hosts_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."hosts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spans" ADD CONSTRAINT "spans_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spans" ADD CONSTRAINT "spans_first_observation_observations_id_fk" FOREIGN KEY ("first_observation") REFERENCES "public"."observations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spans" ADD CONSTRAINT "spans_last_observation_observations_id_fk" FOREIGN KEY ("last_observation") REFERENCES "public"."observations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unresolved" ADD CONSTRAINT "unresolved_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_observation_id_quarantines_observation_id_fk" FOREIGN KEY ("observation_id") REFERENCES "public"."quarantines"("observation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checks_by_offer" ON "checks" USING btree ("offer_id","day");--> statement-breakpoint
CREATE INDEX "fetches_by_host" ON "fetches" USING btree ("host_id","at");--> statement-breakpoint
CREATE INDEX "fetches_by_url" ON "fetches" USING btree ("url","at");--> statement-breakpoint
CREATE INDEX "host_runs_by_host" ON "host_runs" USING btree ("host_id","at");--> statement-breakpoint
CREATE INDEX "observations_by_offer" ON "observations" USING btree ("offer_id","day");--> statement-breakpoint
CREATE INDEX "offers_by_model" ON "offers" USING btree ("model_id");