namespace Aef.PowerShell.Binding;

/// <summary>A handle for a run of this session.</summary>
internal interface ISessionRun
{
    /// <summary>The name of the pipeline or workflow.</summary>
    string Name { get; }

    /// <summary>The id of the record of the run; null for a run that is not recorded.</summary>
    string? RunId { get; }
}
