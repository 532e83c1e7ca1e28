-- The final table, and an empty staging table of this run.
CREATE TABLE IF NOT EXISTS :"table" (
    unique_row_id VARCHAR(32),
    filename VARCHAR(100),
    vendorid VARCHAR(20),
    lpep_pickup_datetime TIMESTAMP,
    lpep_dropoff_datetime TIMESTAMP,
    store_and_fwd_flag VARCHAR(20),
    ratecodeid VARCHAR(20),
    pulocationid VARCHAR(20),
    dolocationid VARCHAR(20),
    passenger_count INTEGER,
    trip_distance DOUBLE PRECISION,
    fare_amount DOUBLE PRECISION,
    extra DOUBLE PRECISION,
    mta_tax DOUBLE PRECISION,
    tip_amount DOUBLE PRECISION,
    tolls_amount DOUBLE PRECISION,
    ehail_fee DOUBLE PRECISION,
    improvement_surcharge DOUBLE PRECISION,
    total_amount DOUBLE PRECISION,
    payment_type INTEGER,
    trip_type INTEGER,
    congestion_surcharge DOUBLE PRECISION
);

DROP TABLE IF EXISTS :"staging";

CREATE TABLE :"staging" (
    unique_row_id VARCHAR(32),
    filename VARCHAR(100),
    vendorid VARCHAR(20),
    lpep_pickup_datetime TIMESTAMP,
    lpep_dropoff_datetime TIMESTAMP,
    store_and_fwd_flag VARCHAR(20),
    ratecodeid VARCHAR(20),
    pulocationid VARCHAR(20),
    dolocationid VARCHAR(20),
    passenger_count INTEGER,
    trip_distance DOUBLE PRECISION,
    fare_amount DOUBLE PRECISION,
    extra DOUBLE PRECISION,
    mta_tax DOUBLE PRECISION,
    tip_amount DOUBLE PRECISION,
    tolls_amount DOUBLE PRECISION,
    ehail_fee DOUBLE PRECISION,
    improvement_surcharge DOUBLE PRECISION,
    total_amount DOUBLE PRECISION,
    payment_type INTEGER,
    trip_type INTEGER,
    congestion_surcharge DOUBLE PRECISION
);
