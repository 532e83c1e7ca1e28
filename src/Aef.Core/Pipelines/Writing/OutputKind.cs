namespace Aef.Core.Pipelines.Writing;

/// <summary>The kind of an output file, which identifies earlier outputs that may be replaced.</summary>
public enum OutputKind
{
    /// <summary>Cloud Workflows source that was compiled from a definition.</summary>
    Workflow,

    /// <summary>The events of a run, as JSON Lines.</summary>
    Events,

    /// <summary>The results of tests, as JUnit XML.</summary>
    TestResults,

    /// <summary>The coverage of tests, as JSON or LCOV.</summary>
    Coverage,

    /// <summary>A pipeline as a tree, a chart, a picture or JSON.</summary>
    Diagram,

    /// <summary>The definition of a pipeline.</summary>
    Definition,

    /// <summary>A SARIF log.</summary>
    Sarif,

    /// <summary>A JSON Schema of a kind of file.</summary>
    Schema,

    /// <summary>A DAG of Airflow that was compiled from a definition.</summary>
    Dag,

    /// <summary>A file of a Terraform configuration that was compiled from definitions.</summary>
    Terraform,

    /// <summary>A copy of a job file, next to a Terraform configuration.</summary>
    JobFile,

    /// <summary>Text that a template of a user creates. It has no mark of Aef, so only an empty file is replaced.</summary>
    Text,

    /// <summary>A file that was converted from files of another tool. Users edit it, so only an empty file is replaced.</summary>
    Imported,

    /// <summary>The summary of a run, as Markdown or JSON.</summary>
    RunSummary,
}
