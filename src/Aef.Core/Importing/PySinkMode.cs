namespace Aef.Core.Importing;

/// <summary>What a sink does with the rows that its table has.</summary>
internal enum PySinkMode
{
    /// <summary>It removes them.</summary>
    Replace,

    /// <summary>It keeps them.</summary>
    Append,

    /// <summary>It replaces those with the same keys.</summary>
    Merge,
}
