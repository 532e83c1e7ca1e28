namespace Aef.Google.Publishing;

/// <summary>What is published, in the order in which it is created. Deletions are in the reverse order.</summary>
public enum ResourceKind
{
    /// <summary>A file with the parameters of a job, in the bucket of the job files.</summary>
    JobFile,

    /// <summary>A workflow that another one starts: a part of a split pipeline, or its lanes.</summary>
    Part,

    /// <summary>The workflow of a pipeline.</summary>
    Workflow,

    /// <summary>A DAG in the bucket of a Composer environment.</summary>
    Dag,

    /// <summary>A job of Cloud Scheduler.</summary>
    Schedule,
}
