namespace Aef.Runs.Journals;

/// <summary>The roles of a run's source texts, as diagnostics name them.</summary>
internal static class RunSources
{
    /// <summary>A run of Cloud Workflows source.</summary>
    public const string WorkflowKind = "workflow";

    /// <summary>A run of a pipeline.</summary>
    public const string PipelineKind = "pipeline";

    /// <summary>The mode of a run that does its jobs.</summary>
    public const string RealMode = "run";

    /// <summary>Cloud Workflows source.</summary>
    public const string Workflow = "source";

    /// <summary>A pipeline's definition.</summary>
    public const string Definition = "definition";

    /// <summary>The platform parameters of an environment.</summary>
    public const string Parameters = "platform parameters";

    /// <summary>The simulation script.</summary>
    public const string Simulation = "simulation script";

    /// <summary>The binding of the executors for which the definition chooses none; absent if it is the first one of each.</summary>
    public const string Binding = "binding";

    /// <summary>The name of the environment of a run that does its jobs.</summary>
    public const string Environment = "environment";

    /// <summary>The compiled workflow of a pipeline, as JSON.</summary>
    public const string Program = "program";
}
