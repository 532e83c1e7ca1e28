namespace Aef.Core.Pipelines.Model;

/// <summary>How a step and the pipeline's defaults are merged at one key.</summary>
internal enum StepKeyMerge
{
    /// <summary>The value of the step, else that of the defaults.</summary>
    Fill,

    /// <summary>Each step has its own value; the key is an error in the defaults.</summary>
    Own,

    /// <summary>
    /// The key names what is run. These keys are merged together: a step that has one of them uses none of the defaults,
    /// because a function of the step and an executor of the defaults would mean two jobs.
    /// </summary>
    Job,

    /// <summary>The key adds to what is run: as <see cref="Fill"/>, if the step names nothing to run itself.</summary>
    JobDetail,

    /// <summary>The type: as <see cref="Fill"/>, unless the step names what it runs by a key that implies a type.</summary>
    JobType,
}
