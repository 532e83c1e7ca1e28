namespace Aef.Core.Importing;

/// <summary>
/// The executor of converted steps: it extends the built-in one with what a local run needs, so that one definition runs in the cloud and
/// here.
/// </summary>
internal static class PyExecutorEntry
{
    public const string Name = "pydataflow-load";

    public const string FileName = "executors/" + Name + ".yaml";

    public const string Text =
        """
        # Written by aef import pydataflow.
        name: pydataflow-load
        extends: pydataflow
        description: Starts a Dataflow job of pydataflow; a local run loads the rows itself.
        parameters:
          from:   { type: string, required: true, description: "In a local run, the query whose rows are loaded." }
          source: { type: string, description: "In a local run, the connection of the query." }
          inputs: { type: map, description: "In a local run, the inputs of the query, by name." }
          to:     { type: string, required: true, description: "In a local run, the table." }
          mode:   { type: enum, values: [replace, append, merge], default: replace, description: "In a local run, what happens to rows." }
          keys:   { type: list, description: "In a local run, the columns that identify a row, for merge." }
          connection: { type: string, default: lake, description: "In a local run, the connection of the table." }
          incremental_column: { type: string, description: "In a local run, the column of time that new rows are found by." }
          incremental_from:   { type: string, description: "In a local run, where new rows begin." }
          time_zone:          { type: string, description: "In a local run, the time zone of times without an offset." }
        local:
          kind: load

        """;
}
