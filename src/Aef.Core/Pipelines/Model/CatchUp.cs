namespace Aef.Core.Pipelines.Model;

/// <summary>Which missed runs a server starts when it has been down.</summary>
public enum CatchUp
{
    /// <summary>No missed run.</summary>
    None,

    /// <summary>The latest missed run.</summary>
    Latest,

    /// <summary>All missed runs.</summary>
    All,
}
