#!/usr/bin/env python3
"""Writes the data files of this example: invented taxi trips, always the same, with duplicates inside each file."""
import csv
import pathlib
import random

COLUMNS = {
    "yellow": "VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,passenger_count,trip_distance,RatecodeID,store_and_fwd_flag,"
              "PULocationID,DOLocationID,payment_type,fare_amount,extra,mta_tax,tip_amount,tolls_amount,improvement_surcharge,"
              "total_amount,congestion_surcharge",
    "green": "VendorID,lpep_pickup_datetime,lpep_dropoff_datetime,store_and_fwd_flag,RatecodeID,PULocationID,DOLocationID,"
             "passenger_count,trip_distance,fare_amount,extra,mta_tax,tip_amount,tolls_amount,ehail_fee,improvement_surcharge,"
             "total_amount,payment_type,trip_type,congestion_surcharge",
}


def value(column, month, rng):
    """An invented value; some are missing, as in the real files."""
    if column.endswith("pickup_datetime"):
        return f"{month}-{rng.randint(1, 28):02}T{rng.randint(0, 22):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}".replace("T", " ")
    if column in ("VendorID", "RatecodeID", "payment_type", "trip_type", "passenger_count"):
        return rng.choice(["1", "2", "2", ""])
    if column.endswith("LocationID"):
        return str(rng.randint(1, 263))
    if column == "store_and_fwd_flag":
        return rng.choice(["N", "N", "Y", ""])
    if column == "ehail_fee":
        return ""
    return f"{rng.randint(0, 4000) / 100:.2f}"


def main():
    """One file for each kind of taxi and month: 40 rows, of which five are repeated."""
    folder = pathlib.Path(__file__).parent / "data"
    folder.mkdir(exist_ok=True)
    for taxi, names in COLUMNS.items():
        for month in ("2019-01", "2019-02"):
            rng = random.Random(f"{taxi} {month}")
            columns = names.split(",")
            rows = []
            for _ in range(35):
                row = {c: value(c, month, rng) for c in columns}
                pickup = next(c for c in columns if c.endswith("pickup_datetime"))
                dropoff = next(c for c in columns if c.endswith("dropoff_datetime"))
                row[dropoff] = row[pickup][:14] + "59:59"
                rows.append(row)
            rows += rows[:5]
            with open(folder / f"{taxi}_tripdata_{month}.csv", "w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, columns, lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


if __name__ == "__main__":
    main()
