namespace Aef.Runs.Journals;

/// <summary>What the strings are that a run is made from, in the words that diagnostics use.</summary>
internal static class RunSources
{
    /// <summary>The kind of a run of Cloud Workflows source.</summary>
    public const string WorkflowKind = "workflow";

    /// <summary>The kind of a run of a pipeline.</summary>
    public const string PipelineKind = "pipeline";

    /// <summary>Cloud Workflows source.</summary>
    public const string Workflow = "source";

    /// <summary>A pipeline's definition.</summary>
    public const string Definition = "definition";

    /// <summary>The platform parameters of an environment.</summary>
    public const string Parameters = "platform parameters";

    /// <summary>What simulated jobs do.</summary>
    public const string Simulation = "simulation script";

    /// <summary>The workflow that a pipeline was compiled to, as JSON.</summary>
    public const string Program = "program";
}
