namespace Aef.Core.Environments;

/// <summary>The address of a service of Google in an environment, such as a local server.</summary>
/// <param name="Name">The service, such as <c>workflowexecutions</c>.</param>
/// <param name="Address">Its address.</param>
public sealed record EnvironmentService(string Name, Uri Address);
