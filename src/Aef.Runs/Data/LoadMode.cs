namespace Aef.Runs.Data;

/// <summary>What a load does with the rows that a table has.</summary>
internal enum LoadMode
{
    /// <summary>It removes them.</summary>
    Replace,

    /// <summary>It keeps them.</summary>
    Append,

    /// <summary>It updates those with the keys of a new row, and keeps the others.</summary>
    Merge,
}
