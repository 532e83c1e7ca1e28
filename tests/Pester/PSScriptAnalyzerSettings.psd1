@{
    # What Pester's scopes make look unused, and helpers of tests that change nothing outside of $TestDrive.
    ExcludeRules = @('PSUseDeclaredVarsMoreThanAssignments', 'PSUseShouldProcessForStateChangingFunctions', 'PSUseBOMForUnicodeEncodedFile', 'PSAvoidUsingPositionalParameters')
}
