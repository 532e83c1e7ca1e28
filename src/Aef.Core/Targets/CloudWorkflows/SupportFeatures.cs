namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>What a compiled workflow needs of the support library besides its routines.</summary>
[Flags]
internal enum SupportFeatures
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Jobs return their outputs.</summary>
    Outputs = 1,

    /// <summary>The failure of a part does not end the run before its last steps.</summary>
    Sections = 2,

    /// <summary>The run keeps the hashes of the lists of <c>for_each</c> threads.</summary>
    Items = 4,

    /// <summary>The error of a run contains what a later run needs.</summary>
    Resume = 8,

    /// <summary>A run that continues after another one gets the days that it processes with <c>resume</c>.</summary>
    Time = 16,

    /// <summary>Steps wait for callbacks.</summary>
    Callbacks = 32,

    /// <summary>Attempts read secrets.</summary>
    Secrets = 256,

    /// <summary>The workflow calls the APIs of jobs itself.</summary>
    Connectors = 512,

    /// <summary>Jobs whose APIs the workflow calls report their end to it.</summary>
    ConnectorCallbacks = 1024,

    /// <summary>The run is on this computer.</summary>
    Local = 2048,
}
