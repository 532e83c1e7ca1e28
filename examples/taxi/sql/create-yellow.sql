-- The final table, and an empty staging table of this run.
CREATE TABLE IF NOT EXISTS :"table" (
    unique_row_id VARCHAR(32),
    filename VARCHAR(100),
    vendorid VARCHAR(20),
    tpep_pickup_datetime TIMESTAMP,
    tpep_dropoff_datetime TIMESTAMP,
    passenger_count INTEGER,
    trip_distance DOUBLE PRECISION,
    ratecodeid VARCHAR(20),
    store_and_fwd_flag VARCHAR(20),
    pulocationid VARCHAR(20),
    dolocationid VARCHAR(20),
    payment_type INTEGER,
    fare_amount DOUBLE PRECISION,
    extra DOUBLE PRECISION,
    mta_tax DOUBLE PRECISION,
    tip_amount DOUBLE PRECISION,
    tolls_amount DOUBLE PRECISION,
    improvement_surcharge DOUBLE PRECISION,
    total_amount DOUBLE PRECISION,
    congestion_surcharge DOUBLE PRECISION
);

DROP TABLE IF EXISTS :"staging";

CREATE TABLE :"staging" (
    unique_row_id VARCHAR(32),
    filename VARCHAR(100),
    vendorid VARCHAR(20),
    tpep_pickup_datetime TIMESTAMP,
    tpep_dropoff_datetime TIMESTAMP,
    passenger_count INTEGER,
    trip_distance DOUBLE PRECISION,
    ratecodeid VARCHAR(20),
    store_and_fwd_flag VARCHAR(20),
    pulocationid VARCHAR(20),
    dolocationid VARCHAR(20),
    payment_type INTEGER,
    fare_amount DOUBLE PRECISION,
    extra DOUBLE PRECISION,
    mta_tax DOUBLE PRECISION,
    tip_amount DOUBLE PRECISION,
    tolls_amount DOUBLE PRECISION,
    improvement_surcharge DOUBLE PRECISION,
    total_amount DOUBLE PRECISION,
    congestion_surcharge DOUBLE PRECISION
);
