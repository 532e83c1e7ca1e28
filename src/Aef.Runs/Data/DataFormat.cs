namespace Aef.Runs.Data;

/// <summary>The format of a data file.</summary>
internal enum DataFormat
{
    /// <summary>Comma-separated values with a header.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>Parquet, which only DuckDB reads and writes.</summary>
    Parquet,
}
