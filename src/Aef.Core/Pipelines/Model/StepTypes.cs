namespace Aef.Core.Pipelines.Model;

/// <summary>A set of step types.</summary>
[Flags]
internal enum StepTypes
{
    /// <summary>No type.</summary>
    None = 0,

    /// <summary><see cref="StepType.Async"/>.</summary>
    Async = 1 << (int)StepType.Async,

    /// <summary><see cref="StepType.Sync"/>.</summary>
    Sync = 1 << (int)StepType.Sync,

    /// <summary><see cref="StepType.Workflows"/>.</summary>
    Workflows = 1 << (int)StepType.Workflows,

    /// <summary>Every type.</summary>
    All = Async | Sync | Workflows,
}
