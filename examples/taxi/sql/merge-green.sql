-- The key of a trip: its fields with separators, amounts in hundredths, so that every database computes the same one.
UPDATE :"staging" SET filename = :file, unique_row_id = md5(
    coalesce(CAST(vendorid AS VARCHAR(30)), '')
    || '|' || coalesce(CAST(lpep_pickup_datetime AS VARCHAR(30)), '')
    || '|' || coalesce(CAST(lpep_dropoff_datetime AS VARCHAR(30)), '')
    || '|' || coalesce(CAST(pulocationid AS VARCHAR(30)), '')
    || '|' || coalesce(CAST(dolocationid AS VARCHAR(30)), '')
    || '|' || coalesce(CAST(CAST(round(fare_amount * 100) AS BIGINT) AS VARCHAR(30)), '')
    || '|' || coalesce(CAST(CAST(round(trip_distance * 100) AS BIGINT) AS VARCHAR(30)), ''));

-- Trips that the table does not have yet. A trip that a file contains twice is inserted once.
INSERT INTO :"table" (
    unique_row_id, filename, vendorid, lpep_pickup_datetime, lpep_dropoff_datetime, store_and_fwd_flag, ratecodeid, pulocationid,
    dolocationid, passenger_count, trip_distance, fare_amount, extra, mta_tax, tip_amount, tolls_amount, ehail_fee,
    improvement_surcharge, total_amount, payment_type, trip_type, congestion_surcharge)
SELECT
    unique_row_id, filename, vendorid, lpep_pickup_datetime, lpep_dropoff_datetime, store_and_fwd_flag, ratecodeid, pulocationid,
    dolocationid, passenger_count, trip_distance, fare_amount, extra, mta_tax, tip_amount, tolls_amount, ehail_fee,
    improvement_surcharge, total_amount, payment_type, trip_type, congestion_surcharge
FROM (
    SELECT s.*, row_number() OVER (PARTITION BY unique_row_id ORDER BY total_amount) AS number
    FROM :"staging" AS s
    WHERE NOT EXISTS (SELECT 1 FROM :"table" AS t WHERE t.unique_row_id = s.unique_row_id)
) AS fresh
WHERE number = 1;
