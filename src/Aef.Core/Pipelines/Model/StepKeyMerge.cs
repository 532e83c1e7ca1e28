namespace Aef.Core.Pipelines.Model;

/// <summary>How the value of a key is merged with the pipeline's defaults.</summary>
internal enum StepKeyMerge
{
    /// <summary>The value of the step, else that of the defaults.</summary>
    Fill,

    /// <summary>The value belongs to one step; the key is an error in the defaults.</summary>
    Own,

    /// <summary>
    /// The key names what is run. These keys are merged together: a step that has one of them ignores all of them in the defaults, because
    /// a function of the step and an executor of the defaults would mean two jobs.
    /// </summary>
    Job,

    /// <summary>The key refines what is run: as <see cref="Fill"/>, unless the step itself names what to run.</summary>
    JobDetail,

    /// <summary>The type: as <see cref="Fill"/>, unless the step names what it runs by a key that implies a type.</summary>
    JobType,
}
