ALTER TABLE "retractions" ADD COLUMN "by" text;
--> statement-breakpoint
-- Corrections made by hand before they bore a name: each has a run of its own that tells its reason.
ALTER TABLE "retractions" DISABLE TRIGGER "retractions_append_only";
--> statement-breakpoint
UPDATE "retractions" SET "by" = 'operator'
  FROM "observations", "offers", "host_runs", "runs"
  WHERE "observations"."id" = "retractions"."observation_id"
    AND "offers"."id" = "observations"."offer_id"
    AND "host_runs"."host_id" = "offers"."host_id"
    AND "host_runs"."message" = 'correction: ' || "retractions"."reason"
    AND "runs"."id" = "host_runs"."run_id"
    AND "runs"."kind" = 'correction';
--> statement-breakpoint
ALTER TABLE "retractions" ENABLE TRIGGER "retractions_append_only";
