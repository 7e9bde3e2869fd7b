console.log('LEA')
