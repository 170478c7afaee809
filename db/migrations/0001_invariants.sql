-- Invariants kept by the database itself.

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- Spans of one offer never overlap; the stretch is half-open.
ALTER TABLE "spans" ADD COLUMN "period" daterange
  GENERATED ALWAYS AS (daterange("from_day", "to_day", '[)')) STORED NOT NULL;
--> statement-breakpoint
ALTER TABLE "spans" ADD CONSTRAINT "spans_never_overlap"
  EXCLUDE USING gist ("offer_id" WITH =, "period" WITH &&);
--> statement-breakpoint
-- An observation cited by a span, check or dispute must be of that very offer.
ALTER TABLE "observations" ADD CONSTRAINT "observations_of_offer" UNIQUE ("id", "offer_id");
--> statement-breakpoint
ALTER TABLE "spans" ADD CONSTRAINT "spans_first_observation_of_offer"
  FOREIGN KEY ("first_observation", "offer_id") REFERENCES "observations" ("id", "offer_id");
--> statement-breakpoint
ALTER TABLE "spans" ADD CONSTRAINT "spans_last_observation_of_offer"
  FOREIGN KEY ("last_observation", "offer_id") REFERENCES "observations" ("id", "offer_id");
--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_observation_of_offer"
  FOREIGN KEY ("observation_id", "offer_id") REFERENCES "observations" ("id", "offer_id");
--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_observation_of_offer"
  FOREIGN KEY ("observation_id", "offer_id") REFERENCES "observations" ("id", "offer_id");
--> statement-breakpoint
-- What was read stays as it was read.
CREATE FUNCTION perimage_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: record a retraction or a new reading instead', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER bodies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "bodies"
  FOR EACH STATEMENT EXECUTE FUNCTION perimage_append_only();
--> statement-breakpoint
CREATE TRIGGER snapshots_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "snapshots"
  FOR EACH STATEMENT EXECUTE FUNCTION perimage_append_only();
--> statement-breakpoint
CREATE TRIGGER observations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "observations"
  FOR EACH STATEMENT EXECUTE FUNCTION perimage_append_only();
--> statement-breakpoint
CREATE TRIGGER checks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "checks"
  FOR EACH STATEMENT EXECUTE FUNCTION perimage_append_only();
--> statement-breakpoint
CREATE TRIGGER verdicts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "verdicts"
  FOR EACH STATEMENT EXECUTE FUNCTION perimage_append_only();
--> statement-breakpoint
CREATE TRIGGER retractions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "retractions"
  FOR EACH STATEMENT EXECUTE FUNCTION perimage_append_only();
